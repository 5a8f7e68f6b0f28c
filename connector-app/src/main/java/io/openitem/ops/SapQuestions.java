package io.openitem.ops;

import io.openitem.domain.CompanyCode;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.SapBooksQuestion;
import io.openitem.store.CapturedMoney;
import java.util.ArrayList;
import java.util.List;

/** Divides what SAP is to be asked into questions that fit. */
final class SapQuestions {

  private SapQuestions() {}

  /** By the reference of each posting, and by the number of those that have one. */
  static List<SapBooksQuestion> of(CompanyCode companyCode, List<CapturedMoney> payments) {
    List<SapBooksQuestion> questions = new ArrayList<>();
    add(questions, companyCode, payments.stream().flatMap(CapturedMoney::postings).toList(), false);
    add(
        questions,
        companyCode,
        payments.stream().flatMap(payment -> payment.surchargePosting().stream()).toList(),
        true);
    return questions;
  }

  private static void add(
      List<SapBooksQuestion> questions,
      CompanyCode companyCode,
      List<CapturedMoney.Posted> postings,
      boolean surcharges) {
    List<String> references = new ArrayList<>();
    List<DocumentNumber> documents = new ArrayList<>();
    for (CapturedMoney.Posted posting : postings) {
      references.add(posting.reference());
      posting.document().ifPresent(documents::add);
      if (references.size() + documents.size() >= SapBooksQuestion.NAMED_MAX - 1) {
        questions.add(new SapBooksQuestion(companyCode, references, documents, surcharges));
        references.clear();
        documents.clear();
      }
    }
    if (!references.isEmpty()) {
      questions.add(new SapBooksQuestion(companyCode, references, documents, surcharges));
    }
  }
}
