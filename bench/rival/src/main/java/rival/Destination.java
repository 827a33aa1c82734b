package rival;

/** Where the won shall go. Printing shows nothing of it. */
record Destination(String bankCode, String accountNumber, String holder) {
  @Override
  public String toString() {
    return "Destination";
  }
}
