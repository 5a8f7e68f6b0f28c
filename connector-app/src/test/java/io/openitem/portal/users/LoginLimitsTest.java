package io.openitem.portal.users;

import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.domain.ProblemType;
import io.openitem.support.Browser;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Who tries too often has to wait, on every replica, and learns nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class LoginLimitsTest {

  private static final String WRONG = "not the password";

  private final UserWorld world = new UserWorld();
  private Browser here = new Browser("");
  private Browser there = new Browser("");
  private String email = "";

  @BeforeAll
  void start() {
    String perAddress = "openitem.users.attempts.per-address-max=20";
    here = world.replica(perAddress, "openitem.users.attempts.first-back-off=60s");
    there = world.replica(perAddress, "openitem.users.attempts.first-back-off=60s");
    email = world.activeUser(here);
  }

  @AfterAll
  void stop() {
    world.close();
  }

  @BeforeEach
  void forget() {
    world.forgetAttempts();
  }

  @Test
  void afterSomeAttemptsTheNextWaitsOnEveryReplica() {
    login(here, email, WRONG).expect(ProblemType.LOGIN_REFUSED);
    login(there, email, WRONG).expect(ProblemType.LOGIN_REFUSED);
    login(here, email, WRONG).expect(ProblemType.LOGIN_REFUSED);

    login(there, email, UserWorld.PASSWORD).expect(ProblemType.LOGIN_REFUSED);
    world.clock.advance(Duration.ofSeconds(61));
    login(there, email, UserWorld.PASSWORD).expect(200);
    login(here, email, UserWorld.PASSWORD).expect(200);
  }

  @Test
  void anAccountIsLockedForAWhile() {
    Limits limits = limits(Duration.ofMillis(100));
    Email locked = new Email(email);
    for (int i = 0; i < 10; i++) {
      assertThat(limits.mayLogIn(locked, "192.0.2.1")).isTrue();
      world.clock.advance(Duration.ofSeconds(20));
    }

    assertThat(limits.mayLogIn(locked, "192.0.2.1")).isFalse();
    login(here, email, UserWorld.PASSWORD).expect(ProblemType.LOGIN_REFUSED);
    world.clock.advance(Duration.ofMinutes(16));
    login(here, email, UserWorld.PASSWORD).expect(200);
  }

  @Test
  void unknownWrongAndLockedAreAnsweredAlike() {
    String unknown = world.newAddress();
    Set<String> answers = new HashSet<>();
    for (int i = 0; i < 5; i++) {
      answers.add(login(here, email, WRONG).shown());
      answers.add(login(there, unknown, WRONG).shown());
    }
    answers.add(login(here, email, UserWorld.PASSWORD).shown());

    assertThat(answers).hasSize(1);
  }

  @Test
  void anAddressThatTriesManyAccountsIsHeldBack() {
    for (int i = 0; i < 20; i++) {
      login(here, world.newAddress(), WRONG).expect(ProblemType.LOGIN_REFUSED);
    }

    login(there, email, UserWorld.PASSWORD).expect(ProblemType.LOGIN_REFUSED);
    world.clock.advance(Duration.ofMinutes(16));
    login(there, email, UserWorld.PASSWORD).expect(200);
  }

  @Test
  void anAddressOverItsLimitCannotLockAccounts() {
    Limits limits = limits(Duration.ofMillis(100));
    for (int i = 0; i < 100; i++) {
      limits.mayLogIn(new Email(world.newAddress()), "192.0.2.3");
    }
    Email another = new Email(world.newAddress());
    int before = attempts();

    for (int i = 0; i < 20; i++) {
      assertThat(limits.mayLogIn(another, "192.0.2.3")).isFalse();
    }

    assertThat(attempts()).isEqualTo(before);
    assertThat(limits.mayLogIn(another, "192.0.2.4")).isTrue();
  }

  @Test
  void attemptsAreBoundedAndTidiedAway() {
    Limits limits = limits(Duration.ofSeconds(60));
    for (int i = 0; i < 12; i++) {
      limits.mayLogIn(new Email(email), "192.0.2.2");
    }
    int before = attempts();
    world.clock.advance(Duration.ofHours(2));

    limits.tidy();

    assertThat(before).as("3 of the account, 12 of the address").isEqualTo(15);
    assertThat(attempts()).isZero();
  }

  @Test
  void patienceDoesNotHelpToGuessACustomersInvoice(CapturedOutput log) {
    Limits limits = limits(Duration.ofMillis(100));
    for (int i = 0; i < 30; i++) {
      assertThat(mayRegister(limits, "0010000077")).isTrue();
      world.clock.advance(Duration.ofHours(13));
      limits.tidy();
    }

    assertThat(mayRegister(limits, "0010000077")).isFalse();
    assertThat(log).contains("registrations for customer 0010000077 are refused");
    assertThat(mayRegister(limits, "0010000078")).isTrue();
    world.clock.advance(Duration.ofDays(30).plusMinutes(1));
    assertThat(mayRegister(limits, "0010000077")).isTrue();
    limits.tidy();
    assertThat(attempts()).as("of who, from where, for whom, and in the month").isEqualTo(4);
  }

  private boolean mayRegister(Limits limits, String customer) {
    return limits.mayRegister(new Email(world.newAddress()), "192.0.2.5", customer);
  }

  @Test
  void knownAndUnknownTakeTheSameTime() {
    String unknown = world.newAddress();
    long known = Long.MAX_VALUE;
    long other = Long.MAX_VALUE;
    for (int i = 0; i < 9; i++) {
      known = Math.min(known, nanos(email));
      other = Math.min(other, nanos(unknown));
    }

    // Without the hash for unknown users the quotient is 3 or more.
    assertThat((double) Math.max(known, other) / Math.min(known, other)).isLessThan(2);
  }

  @Test
  void whoeverHasOneIpv6AddressHasAllOfItsNetwork() {
    Limits limits = limits(Duration.ofMillis(100));
    for (int i = 0; i < 100; i++) {
      limits.mayLogIn(new Email(world.newAddress()), "2001:db8:1:2::" + Integer.toHexString(i));
    }

    Email another = new Email(world.newAddress());

    assertThat(limits.mayLogIn(another, "2001:db8:1:2:ffff::1")).isFalse();
    assertThat(limits.mayLogIn(another, "2001:db8:1:3::1")).isTrue();
  }

  private Limits limits(Duration firstBackOff) {
    return new Limits(
        new Attempts(world.database.jdbc(), world.clock),
        new AttemptSettings(
            Duration.ofMinutes(15), 10, 100, 3, firstBackOff, Duration.ofHours(1), 60, 5, 10, 30));
  }

  private long nanos(String who) {
    world.forgetAttempts();
    long begin = System.nanoTime();
    login(here, who, WRONG).expect(ProblemType.LOGIN_REFUSED);
    return System.nanoTime() - begin;
  }

  private int attempts() {
    return world
        .database
        .jdbc()
        .sql("select count(*) from portal_attempt")
        .query(Integer.class)
        .single();
  }

  private static Browser.Reply login(Browser browser, String email, String password) {
    return browser.post("/api/v1/sessions", UserWorld.credentials(email, password));
  }
}
