package io.ilwon.submission;

/**
 * How often things go wrong in a world; each a share of the occasions.
 *
 * @param crash of the moments at which a node can die
 * @param lostCommit of the commits, their answer is lost
 * @param away of the groups, the database is not there
 * @param between of the commits, another group runs between decision and write
 * @param lostAnswer of the bank's answers and of ours to a caller
 * @param slow of the steps, a pause of seconds before the next
 * @param sleeps of the lives, a node sleeps through a part
 * @param strange of the orders, the bank does what it should not
 */
record Weather(
    double crash,
    double lostCommit,
    double away,
    double between,
    double lostAnswer,
    double slow,
    double sleeps,
    double strange) {
  static final Weather CALM = new Weather(0, 0, 0, 0, 0, 0, 0, 0);

  static Weather of(Chance chance) {
    double wind = chance.one(java.util.List.of(0.0, 0.3, 1.0, 1.0, 3.0));
    return new Weather(
        0.004 * wind,
        0.004 * wind,
        0.004 * wind,
        0.15,
        0.04 * wind,
        0.01 * wind,
        0.02 * wind,
        0.02 + 0.02 * wind);
  }
}
