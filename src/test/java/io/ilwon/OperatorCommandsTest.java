package io.ilwon;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.db.DatabaseClock;
import io.ilwon.operator.Joining;
import io.ilwon.operator.Link;
import io.ilwon.operator.Operators;
import io.ilwon.operator.People;
import io.ilwon.operator.Token;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ilwon operator link}: the first owner's, and for whoever is locked out. */
class OperatorCommandsTest {
  @Test
  void aLinkIsMadeForTheFirstOwnerAndThenForResetsAlone(@TempDir Path data) throws Exception {
    try (CommandDesk commands = CommandDesk.in(data)) {
      String none = commands.run("operator", "link", "--reset", "kim").refused();
      assertTrue(none.contains("nobody active"), none);
      String link = commands.run("operator", "link", "--json").json().get("link").asString();
      assertTrue(link.startsWith("http://localhost:8081/desk/join/"), link);
      Operators operators =
          new Operators(commands.desk.database, DatabaseClock.SYSTEM, commands.desk.keys);
      join(operators, link);
      String owner = commands.run("operator", "link").refused();
      assertTrue(owner.contains("there is an owner"), owner);
      CommandDesk.Ran reset =
          commands.run("operator", "link", "--reset", "kim", "--reason", "lost the phone");
      assertTrue(reset.out().contains("/desk/join/"), reset::toString);
    }
  }

  private static void join(Operators operators, String link) throws Exception {
    Joining joining = operators.joining();
    Token token = Token.read(link.substring(link.lastIndexOf('/') + 1)).orElseThrow();
    joining.choose(joining.open(token).orElseThrow(), "kim", "김", People.PASSWORD);
    Link chosen = joining.open(token).orElseThrow();
    String code = People.codeNow(String.valueOf(chosen.totp()));
    assertTrue(joining.finish(chosen, code) instanceof Joining.Outcome.In);
  }
}
