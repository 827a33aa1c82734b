package io.ilwon.rail.kftc;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One request as it reached the stub bank.
 *
 * @param number counts all requests from 1
 * @param connection counts connections from 1
 * @param path as it came, also one that is none of ours
 * @param headers names in lower case
 * @param bytes head and body together
 * @param tranId the (first) transfer's id; empty where the request has none
 * @param bankCode empty where neither the request nor the transfer it asks about names one
 * @param account like {@code bankCode}
 */
public record StubRequest(
    long number,
    Instant at,
    int connection,
    String method,
    String path,
    Map<String, String> headers,
    String body,
    int bytes,
    String tranId,
    String bankCode,
    String account) {

  public Optional<Job> job() {
    return Job.at(path);
  }

  StubRequest about(String tran, String bank, String number) {
    return new StubRequest(
        this.number, at, connection, method, path, headers, body, bytes, tran, bank, number);
  }
}
