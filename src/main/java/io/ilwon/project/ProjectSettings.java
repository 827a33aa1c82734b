package io.ilwon.project;

import io.ilwon.bank.Brand;
import java.util.List;

/**
 * What an operator decides about a project.
 *
 * @param name for operators, 1 to 100 characters
 * @param brand what statements show after the code
 * @param accountOccupancy the option that lets PreStep2 be used
 * @param koreanIdsOnly whether submissions of other issuing countries are turned away
 * @param ipList who may call; empty for everyone
 * @param limits the project's own
 * @param returnUrls where the hosted page may send a person back to
 * @param frameAncestors which origins may show the hosted page in a frame
 */
public record ProjectSettings(
    String name,
    Brand brand,
    boolean accountOccupancy,
    boolean koreanIdsOnly,
    List<Cidr> ipList,
    OwnLimits limits,
    List<String> returnUrls,
    List<String> frameAncestors) {

  /** Throws {@link IllegalArgumentException} for a name that is too long or not printable. */
  public ProjectSettings {
    int length = name.codePointCount(0, name.length());
    if (name.isBlank() || length > 100 || name.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a project's name has 1 to 100 printable characters");
    }
    ipList = List.copyOf(ipList);
    returnUrls = List.copyOf(returnUrls);
    frameAncestors = List.copyOf(frameAncestors);
  }

  /** A new project: option as given, everybody may call, no limits of its own. */
  public static ProjectSettings fresh(String name, Brand brand, boolean accountOccupancy) {
    return new ProjectSettings(
        name, brand, accountOccupancy, false, List.of(), OwnLimits.NONE, List.of(), List.of());
  }

  /** The project these settings make under the server's defaults. */
  public Project over(ProjectId id, ProjectDefaults defaults) {
    return new Project(
        id,
        name,
        brand,
        accountOccupancy,
        koreanIdsOnly,
        ipList,
        limits.over(defaults),
        returnUrls,
        frameAncestors);
  }
}
