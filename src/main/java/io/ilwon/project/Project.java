package io.ilwon.project;

import io.ilwon.bank.Brand;
import java.net.InetAddress;
import java.util.List;

/** A project as requests see it: its settings, the server's defaults applied. */
public record Project(
    ProjectId id,
    String name,
    Brand brand,
    boolean accountOccupancy,
    boolean koreanIdsOnly,
    List<Cidr> ipList,
    ProjectLimits limits,
    List<String> returnUrls,
    List<String> frameAncestors) {

  /** Whether a caller from this address may use the project; an empty list lets everyone in. */
  public boolean admits(InetAddress address) {
    return ipList.isEmpty() || ipList.stream().anyMatch(range -> range.contains(address));
  }
}
