package io.ilwon.bank;

import java.util.List;
import java.util.Optional;

/**
 * One row of the directory. Everything after the names is public knowledge that may be stale: hints
 * for a page, never a wall in front of a transfer, until an operator has confirmed it.
 *
 * @param code the code rails use, three digits
 * @param kind {@code bank}, {@code mutual}, {@code post} or {@code securities}
 * @param formerNames names people may still look for, in Korean
 * @param publishedCode how the published contract spells the code; absent for banks it lacks
 * @param publishedName the name the published contract gives; absent likewise
 * @param accountDigits lengths of account numbers seen; empty where unknown
 * @param hours when it takes transfers, {@code HH:mm-HH:mm} in Asia/Seoul; empty where unknown
 * @param regularStop its regular maintenance, {@code 2nd Sun 00:00-04:00}; empty where unknown
 */
public record Bank(
    BankCode code,
    String nameKo,
    String nameEn,
    String kind,
    List<String> formerNames,
    Optional<BankCode> publishedCode,
    Optional<String> publishedName,
    List<Integer> accountDigits,
    String hours,
    String regularStop) {

  public Bank {
    formerNames = List.copyOf(formerNames);
    accountDigits = List.copyOf(accountDigits);
  }
}
