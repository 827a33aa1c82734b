package io.ilwon.submission;

/** The twin keeps the contract by itself. */
class TwinStoresTest extends StoresContract {
  @Override
  Stores stores() {
    return new TwinStores(Planted.NONE);
  }

  @Override
  void compare() {}
}
