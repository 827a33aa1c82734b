package io.ilwon.client;

/**
 * The call was refused: HTTP 400. Nothing was sent, counted or changed.
 *
 * @param code the published word, such as {@code invalid_submission}; compare it letter by letter
 * @param message the published sentence; empty where the API has none. For logs, not for people
 */
public record Failed(FailureCode code, String message)
    implements Step1Answer, DepositAnswer, GuessAnswer, PageAnswer, ChangeAnswer {}
