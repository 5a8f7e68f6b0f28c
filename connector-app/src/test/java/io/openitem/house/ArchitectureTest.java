package io.openitem.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Dependencies point one way. */
@AnalyzeClasses(packages = "io.openitem", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String APP = "io.openitem.";

  @ArchTest
  static final ArchRule domainKnowsNobody =
      classes()
          .that()
          .resideInAPackage("io.openitem.domain..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("io.openitem.domain..", "java..", "org.jspecify..");

  @ArchTest
  static final ArchRule onlySapODataKnowsOlingo =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.openitem.sap.odata..", "io.openitem.sandbox..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.olingo..");

  @ArchTest
  static final ArchRule onlyItsOwnFolderKnowsStripe =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.openitem.processor.stripe..", "io.openitem.sandbox..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.stripe..");

  @ArchTest
  static final ArchRule nobodyKnowsAProcessorByName =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.openitem.processor.stripe..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.openitem.processor.stripe..");

  @ArchTest
  static final ArchRule processorsKnowNeitherEachOtherNorSap =
      noClasses()
          .that()
          .resideInAPackage("io.openitem.processor..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              APP + "sap..",
              APP + "posting..",
              APP + "sync..",
              APP + "payment..",
              APP + "portal..");

  @ArchTest
  static final ArchRule sapKnowsNeitherProcessorsNorTheWayOfAPayment =
      noClasses()
          .that()
          .resideInAPackage("io.openitem.sap..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              APP + "processor..",
              APP + "posting..",
              APP + "sync..",
              APP + "payment..",
              APP + "portal..",
              APP + "store..");

  @ArchTest
  static final ArchRule theStoreKnowsOnlyTheDomain =
      noClasses()
          .that()
          .resideInAPackage("io.openitem.store..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              APP + "portal..",
              APP + "payment..",
              APP + "processor..",
              APP + "sap..",
              APP + "posting..",
              APP + "sync..");

  /** Flows' bean steps, the component, what loads the routes, and the front's way into them. */
  @ArchTest
  static final ArchRule camelIsKnownWhereRoutesMeetJava =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.openitem.payment..",
              "io.openitem.posting..",
              "io.openitem.sync..",
              "io.openitem.masterdata..",
              "io.openitem.sap.odata..",
              "io.openitem.sap.document..",
              "io.openitem.sap.journalentry..",
              "io.openitem.sap.paymentservice..",
              "io.openitem.sap.lockbox..",
              "io.openitem.deployment..",
              "io.openitem.portal",
              "io.openitem.portal.front..",
              "io.openitem.portal.users..",
              "io.openitem.ops..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.camel..");

  @ArchTest
  static final ArchRule onlyTheFrontKnowsHttpServers =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.openitem.portal..", "io.openitem.sandbox..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta.servlet..", "org.springframework.web..");

  @ArchTest
  static final ArchRule theSandboxIsNoPartOfTheConnector =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.openitem.sandbox..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.openitem.sandbox..");

  @ArchTest
  static final ArchRule foldersHaveNoCycles =
      slices().matching("io.openitem.(*)..").should().beFreeOfCycles();
}
