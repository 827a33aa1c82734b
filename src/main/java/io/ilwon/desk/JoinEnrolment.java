package io.ilwon.desk;

import io.ilwon.http.QrPicture;
import java.util.List;

/** Second: the secret into the app. */
public record JoinEnrolment(
    Frame f, String path, String secret, QrPicture qr, List<Form.Fault> faults) {
  @Override
  public String toString() {
    return "JoinEnrolment";
  }
}
