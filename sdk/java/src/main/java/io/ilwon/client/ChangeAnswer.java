package io.ilwon.client;

/** What changing and erasing answer. */
public sealed interface ChangeAnswer permits ChangeAnswer.Done, Failed {
  /** It is done. */
  record Done() implements ChangeAnswer {}
}
