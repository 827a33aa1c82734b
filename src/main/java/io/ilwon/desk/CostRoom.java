package io.ilwon.desk;

import io.ilwon.project.WonLeft;
import io.ilwon.transfer.BankStopStore;
import io.ilwon.transfer.DayLoadStore;
import io.ilwon.transfer.ProjectStopStore;

/** What the money's page stands on. */
public record CostRoom(
    DayLoadStore loads, WonLeft budgets, BankStopStore banks, ProjectStopStore projects) {
  @Override
  public String toString() {
    return "CostRoom";
  }
}
