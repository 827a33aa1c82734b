package io.ilwon.desk;

/** A setting that is to be another one: its name, what it is, what it will be. */
public record PolicyDiff(String label, String before, String after) {}
