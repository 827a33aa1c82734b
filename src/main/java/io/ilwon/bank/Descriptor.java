package io.ilwon.bank;

/**
 * What the statement says: the code, then the brand; at most seven characters, which is fourteen
 * bytes even where a bank prints full width, so every rail can carry it uncut.
 */
public record Descriptor(DescriptorCode code, Brand brand) {

  /** The text as the account holder reads it, {@code 482일원}. */
  public String unmasked() {
    return code.unmasked() + brand.text();
  }

  @Override
  public String toString() {
    return "" + code + brand;
  }
}
