package io.ilwon.crypto;

/**
 * Where a sealed value lives. It is sealed in with the value, so that a ciphertext moved to another
 * project, table, column or row does not open there.
 */
public record Place(String project, String table, String column, String row) {

  byte[] associatedData() {
    return Parts.joined(project, table, column, row);
  }
}
