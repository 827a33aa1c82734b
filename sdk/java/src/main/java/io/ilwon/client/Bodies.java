package io.ilwon.client;

/** What is sent, field by field. */
final class Bodies {
  private Bodies() {}

  static Json applicant(Applicant a) {
    return Json.object(fields(a));
  }

  private static Object[] fields(Applicant a) {
    return new Object[] {
      "email", a.email(),
      "issuingCountry", a.issuingCountry(),
      "idType", a.idType(),
      "userid", a.userid(),
      "cf1", a.cf1(),
      "cf2", a.cf2(),
      "cf3", a.cf3(),
      "customOptions", a.customOptions()
    };
  }

  static Json edit(String submissionId, String admin, Edit e) {
    Json data =
        Json.object(
            "kycStatus", e.kycStatus(),
            "userid", e.userid(),
            "cf1", e.cf1(),
            "cf2", e.cf2(),
            "cf3", e.cf3());
    return Json.object("submissionId", submissionId, "admin", admin, "data", data);
  }

  static Json link(LinkRequest r) {
    Object[] own = {
      "submission_id", r.submissionId(),
      "return_url", r.returnUrl(),
      "lang", r.lang(),
      "bank_code", r.bankCode(),
      "holder_name", r.holder()
    };
    Object[] applicant = r.applicant() == null ? new Object[0] : fields(r.applicant());
    Object[] all = new Object[own.length + applicant.length];
    System.arraycopy(own, 0, all, 0, own.length);
    System.arraycopy(applicant, 0, all, own.length, applicant.length);
    return Json.object(all);
  }
}
