package io.ilwon.desk;

import io.ilwon.project.ProjectStore;

/**
 * What the screens that steer stand on: settings, stops, banks.
 *
 * @param realRail for which calendars are confirmed
 */
public record Control(ProjectStore settings, Board board, ServerFacts server, String realRail) {
  @Override
  public String toString() {
    return "Control[" + server + "]";
  }
}
