package io.ilwon.client;

/** Where a page begins, as the page before told it. */
public record PageKey(String id, String createdAt) {}
