package io.ilwon.submission;

import io.ilwon.crypto.CodeMac;
import io.ilwon.crypto.Keyset;
import io.ilwon.rail.InquirySchedule;
import io.ilwon.transfer.NodeId;
import java.time.Duration;

/**
 * What every intent of this node carries.
 *
 * @param rail the rail's name
 * @param sendDeadline from the intent to the last moment for the first byte
 * @param lease how long this node acts on an intent alone; longer than the deadline
 * @param keys what codes are compared with and rows sealed by
 */
public record Sender(
    NodeId node,
    String rail,
    InquirySchedule schedule,
    Duration sendDeadline,
    Duration lease,
    Keyset keys) {
  CodeMac mac() {
    return keys.codeMac();
  }
}
