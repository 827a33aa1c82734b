package io.ilwon.operator;

import io.ilwon.audit.Trail;
import io.ilwon.crypto.Keyset;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;

/** Everything about operators over one database, put together. */
public final class Operators {
  private final SignIn signIn;
  private final DeskSessions sessions;
  private final Joining joining;
  private final Links links;
  private final AccessLog accesses;
  private final AccessReviews reviews;
  private final Proposals proposals;
  private final Members members;
  private final SavedViews views;

  public Operators(Database database, DatabaseClock clock, Keyset keys) {
    Trail trail = new Trail(keys.audit());
    OperatorStore store = new OperatorStore(database, clock, new OperatorSeals(keys), trail);
    DeskSessionStore sessionStore = new DeskSessionStore(store, clock);
    LinkStore linkStore = new LinkStore(store, clock);
    TrialStore trials = new TrialStore(database, clock);
    AccessLogStore accessStore = new AccessLogStore(database, clock, keys.rows(), trail);
    this.accesses = new AccessLog(accessStore);
    this.reviews = new AccessReviews(database, clock, accessStore, trail);
    this.proposals = new Proposals(database, new ProposalStore(clock), keys.rows(), trail);
    this.signIn = new SignIn(store, sessionStore, trials, accesses);
    this.sessions = new DeskSessions(sessionStore);
    this.joining = new Joining(store, linkStore, trials, sessionStore);
    this.links = new Links(store, linkStore);
    this.members = new Members(store, links, sessionStore);
    this.views = new SavedViews(database, clock);
  }

  public Members members() {
    return members;
  }

  public SavedViews views() {
    return views;
  }

  public AccessReviews reviews() {
    return reviews;
  }

  public Proposals proposals() {
    return proposals;
  }

  public SignIn signIn() {
    return signIn;
  }

  public DeskSessions sessions() {
    return sessions;
  }

  public Joining joining() {
    return joining;
  }

  public Links links() {
    return links;
  }

  public AccessLog accesses() {
    return accesses;
  }
}
