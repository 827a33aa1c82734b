package io.ilwon.client;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** A whole body, up to so many bytes: whatever answers shall not fill the memory. */
final class Limited implements BodySubscriber<byte[]> {
  private final BodySubscriber<byte[]> inner = BodySubscribers.ofByteArray();
  private Flow.Subscription subscription;
  private long left;

  Limited(long largest) {
    this.left = largest;
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return inner.getBody();
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    this.subscription = subscription;
    inner.onSubscribe(subscription);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      left -= buffer.remaining();
    }
    if (left < 0) {
      subscription.cancel();
      inner.onError(new IOException("the answer is too large"));
    } else {
      inner.onNext(buffers);
    }
  }

  @Override
  public void onError(Throwable error) {
    inner.onError(error);
  }

  @Override
  public void onComplete() {
    if (left >= 0) {
      inner.onComplete();
    }
  }
}
