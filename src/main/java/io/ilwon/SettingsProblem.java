package io.ilwon;

/**
 * One wrong setting.
 *
 * @param name as written in the environment
 * @param rule what is wrong and what to do; never the value, which may be a secret
 */
record SettingsProblem(String name, String rule) {
  @Override
  public String toString() {
    return name + ": " + rule;
  }
}
