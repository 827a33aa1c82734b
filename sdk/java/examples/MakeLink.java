import io.ilwon.client.Applicant;
import io.ilwon.client.Ilwon;
import io.ilwon.client.LinkAnswer;
import io.ilwon.client.LinkRequest;
import io.ilwon.client.Links;
import java.net.URI;

/** A link to the page, made, looked at and revoked. Arguments: address, key. */
public final class MakeLink {
  public static void main(String[] args) {
    Links links = Ilwon.at(URI.create(args[0])).key(args[1]).build().links();
    LinkRequest request =
        LinkRequest.of(Applicant.of("hong@example.com", "KOR", "passport").userid("u-1")).in("ko");

    // Kept with your order: after a time-out the same key is answered with the same link.
    String once = Links.freshKey();
    LinkAnswer first = links.create(request, once);
    LinkAnswer again = links.create(request, once);
    System.out.println("one link: " + first.equals(again));

    if (first instanceof LinkAnswer.Made made) {
      // Send the person to made.url(). It is for nobody else and for no log.
      System.out.println(((LinkAnswer.Shown) links.show(made.id())).status());
      System.out.println(((LinkAnswer.Shown) links.end(made.id())).status());
    }
    if (links.create(request.returnTo("https://elsewhere.example/"), Links.freshKey())
        instanceof LinkAnswer.Refused refused) {
      System.out.println(refused.word() + " " + refused.field().orElse(""));
    }
  }
}
