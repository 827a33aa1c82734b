package io.ilwon.desk;

import io.ilwon.audit.ToldStore;
import io.ilwon.bank.BankDirectory;
import io.ilwon.http.Routes;
import io.ilwon.operator.Operators;
import io.ilwon.transfer.OperatorQueue;
import java.util.List;
import java.util.stream.Collectors;

/** Puts the desk together: every screen stands in {@link #screens}, every route in its action. */
public final class Desk {
  private Desk() {}

  /**
   * What the desk stands on.
   *
   * @param live whether live keys work here; else everything is for testing
   */
  public record Rooms(
      Operators operators,
      ProjectNames projects,
      DeskUrl url,
      boolean live,
      ToldStore told,
      ChainCheck chain,
      Reading reading,
      Money money,
      Control control,
      DeveloperRoom developers,
      LimitRoom limits,
      CostRoom costs,
      WebhookRoom webhooks,
      Cases cases) {}

  /** What the screens about transfers stand on. */
  public record Money(OperatorQueue queue, Settling.Deed settling, BankDirectory banks) {}

  /** The screens, in the order of the navigation. A new one is added here. */
  static List<Screen> screens(Rooms r) {
    return List.of(
        new OwnScreen(r.operators().sessions(), r.url()),
        new SelfScreen(r.operators()),
        new HomeScreen(r.reading()),
        new VerificationsScreen(r.reading(), r.operators().views()),
        new ViewDeeds(
            new VerificationsScreen(r.reading(), r.operators().views()), r.operators().views()),
        new ExportScreen(r.reading(), r.operators().views()),
        new VerificationScreen(r.reading()),
        new VerificationDeeds(r.reading(), r.money().queue(), r.cases()),
        new RejectionsScreen(r.reading()),
        new QueueScreen(r.money().queue(), settling(r), r.money().banks()),
        new QueueItemScreen(
            r.money().queue(), settling(r), r.money().banks(), r.operators().accesses()),
        new BanksScreen(r.control().board()),
        new BankScreen(r.control().board(), r.control().realRail()),
        new MoneyScreen(r.costs(), r.projects(), r.money().banks(), r.operators().accesses()),
        new LimitsScreen(r.limits(), r.projects(), r.money().queue(), r.money().banks()),
        new WebhooksScreen(r.webhooks(), r.projects()),
        new WebhookScreen(r.webhooks(), r.projects()),
        new WebhookDeeds(r.webhooks(), r.projects()),
        new KeysScreen(r.developers(), r.projects()),
        new KeyScreen(r.developers(), r.projects()),
        new CallsScreen(r.developers()),
        new TryScreen(r.developers()),
        new ChangesScreen(r.told(), r.operators().accesses()),
        new AccessesScreen(r.operators().accesses()),
        new ReviewScreen(r.operators().reviews()),
        new ChainScreen(r.chain()),
        new SettingsScreen(r.control(), r.projects(), r.url()),
        new StopScreen(r.control().board().stops()),
        new MembersScreen(r.operators().members(), r.url()));
  }

  private static Settling settling(Rooms r) {
    return new Settling(r.operators().proposals(), r.money().settling());
  }

  /** Every action of every screen. */
  static List<Action> actions(Rooms r) {
    return screens(r).stream().flatMap(screen -> screen.actions().stream()).toList();
  }

  /** The address of a one-time link. */
  public static String join(String url, String token) {
    return url + JoinScreen.FOLDER + token;
  }

  /** Every route of it, for the admin port. */
  public static Routes routes(Rooms r) {
    List<Action> actions = actions(r);
    Frames frames =
        new Frames(
            r.projects(),
            !r.live(),
            actions.stream()
                .filter(action -> !action.writes())
                .map(Action::path)
                .collect(Collectors.toSet()));
    Door door = new Door(r.operators().sessions(), r.url(), r.live(), frames);
    return Assets.routes()
        .and(new EntryScreen(r.operators().signIn(), r.url(), frames).routes(door))
        .and(
            new JoinScreen(r.operators().joining(), r.operators().signIn(), r.url(), frames)
                .routes(door))
        .and(door.routes(actions));
  }
}
