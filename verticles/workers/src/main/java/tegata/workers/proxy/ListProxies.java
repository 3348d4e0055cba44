package tegata.workers.proxy;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import tegata.contract.Caller;
import tegata.contract.ProxyApi.Held;
import tegata.contract.ProxyApi.Of;
import tegata.contract.ProxyApi.Proxies;
import tegata.domain.proxy.Age;
import tegata.domain.proxy.Proxy;
import tegata.workers.database.Database;
import tegata.workers.identity.Ownership;
import tegata.workers.person.PersonStore;
import tegata.workers.proxy.ProxyStore.Standing;

/** 私が見られる人と、私を見られる人. No records are read, so no entry is written. */
final class ListProxies {
  private final Database database;
  private final Clock clock;
  private final ProxyStore proxies = new ProxyStore();
  private final InvitationStore invitations = new InvitationStore();
  private final PersonStore persons = new PersonStore();

  ListProxies(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  Future<Proxies> list(Caller caller, Of q) {
    LocalDate today = LocalDate.now(clock);
    return Ownership.required(
        caller,
        q.person(),
        () ->
            database.inTransaction(
                tx ->
                    persons
                        .person(tx, q.person())
                        .compose(
                            person ->
                                proxies
                                    .standing(tx, q.person(), today)
                                    .compose(
                                        all ->
                                            invitations
                                                .open(tx, q.person())
                                                .map(
                                                    open ->
                                                        new Proxies(
                                                            sides(all, q, today, Proxy::proxy),
                                                            sides(all, q, today, Proxy::principal),
                                                            open,
                                                            !Age.isReached(
                                                                person.birthdate(),
                                                                Age.ADULT,
                                                                today)))))));
  }

  private static List<Held> sides(
      List<Standing> all, Of q, LocalDate today, Function<Proxy, UUID> side) {
    return all.stream()
        .filter(one -> side.apply(one.proxy()).equals(q.person()))
        .map(one -> held(one, q.person(), today))
        .toList();
  }

  private static Held held(Standing one, UUID person, LocalDate today) {
    return new Held(
        one.proxy(),
        one.nameOfOther(person),
        one.proxy().mayBeEndedBy(person, one.birthdate(), today));
  }
}
