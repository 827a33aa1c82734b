package io.ilwon.transfer;

/** Who does something to the server, and why; lengths as {@link io.ilwon.audit.AuditEntry}'s. */
public record Deed(String operator, String reason) {}
