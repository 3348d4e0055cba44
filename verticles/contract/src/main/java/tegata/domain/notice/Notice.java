package tegata.domain.notice;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * お知らせ: what reaches a person's inbox. Its title tells nothing medical, and so is made of no fact:
 * the name of a facility alone can tell of an illness.
 *
 * @param facts what its text is made of, by name; those of {@link Kind#facts()} at least
 * @param read whether the person has opened it
 */
public record Notice(UUID id, Kind kind, Map<String, String> facts, Instant at, boolean read) {

  public Notice {
    facts = Map.copyOf(facts);
  }

  /**
   * お知らせの種類. A kind needs its words ({@code title}, {@code text} and {@code link}) and nothing
   * else: the text's {@code {0}}, {@code {1}} … are its facts in order.
   */
  public enum Kind {
    /** 書面による同意が登録された. */
    PAPER_CONSENT_GIVEN(NoticeTopic.ACCESS, "/consents/{consent}/revoke", "facilityName"),
    /** 代理が始まった. */
    PROXY_STARTED(NoticeTopic.PROXIES, "/proxies", "name", "endsOn"),
    /** どちらかが代理をやめた. */
    PROXY_ENDED(NoticeTopic.PROXIES, "/proxies", "name"),
    /** 代理の期間が終わった. */
    PROXY_PERIOD_OVER(NoticeTopic.PROXIES, "/proxies", "name"),
    /** 子が15歳になり、親の代理を自分でやめられる. */
    PROXY_CHILD_IS_15(NoticeTopic.PROXIES, "/proxies", "name"),
    /** 子が18歳になり、親の代理が終わった. */
    PROXY_CHILD_IS_18(NoticeTopic.PROXIES, "/proxies", "name"),
    /** はじめての施設に資格や記録を見せた. */
    FACILITY_NEW(NoticeTopic.ACCESS, "/access-log", "facilityName"),
    /** はじめての端末からのログイン. */
    DEVICE_NEW(NoticeTopic.DEVICES, "/settings", "device"),
    /** 証明書の期限まで 3 か月. */
    CERTIFICATE_EXPIRES_IN_THREE_MONTHS(NoticeTopic.CARD_EARLY, "/registration", "expiresOn"),
    /** 証明書の期限まで 1 か月. */
    CERTIFICATE_EXPIRES_IN_ONE_MONTH(NoticeTopic.CARD, "/registration", "expiresOn"),
    /** 証明書の期限が過ぎた; eligibility can be asked until the grace ends. */
    CERTIFICATE_EXPIRED(NoticeTopic.CARD, "/registration", "expiresOn", "graceEndsOn"),
    /** 期限後 3 か月も過ぎた. */
    CERTIFICATE_LAPSED(NoticeTopic.CARD, "/registration", "graceEndsOn"),
    /** 証明書の期限と猶予が過ぎ、利用登録が終わった. */
    REGISTRATION_LAPSED(NoticeTopic.CARD, "/registration", "graceEndsOn"),
    /** 利用登録をした. */
    REGISTRATION_MADE(NoticeTopic.REGISTRATION, "/registration", "number", "registeredOn"),
    /** 申請を受け付けた. */
    APPLICATION_RECEIVED(NoticeTopic.REGISTRATION, "/applications/{number}", "number"),
    /** 申請を取り下げた. */
    APPLICATION_WITHDRAWN(NoticeTopic.REGISTRATION, "/applications/{number}", "number"),
    /** 保険者が申請を受理した. */
    APPLICATION_ACCEPTED(NoticeTopic.APPLICATION_STEPS, "/applications/{number}", "number"),
    /** 保険者が申請を差し戻した. */
    APPLICATION_RETURNED(NoticeTopic.REGISTRATION, "/applications/{number}", "number"),
    /** 資格確認書が交付された. */
    APPLICATION_CERTIFICATE_ISSUED(
        NoticeTopic.APPLICATION_STEPS, "/applications/{number}", "number", "issuedOn"),
    /** 資格確認書が戻った、または無効になった. */
    APPLICATION_CERTIFICATE_CANCELLED(NoticeTopic.REGISTRATION, "/applications/{number}", "number"),
    /** 解除の日が決まった. */
    APPLICATION_SCHEDULED(
        NoticeTopic.REGISTRATION, "/applications/{number}", "number", "lastDayOn"),
    /** 資格確認書がそろうまで解除を見合わせている. */
    APPLICATION_HELD_BACK(NoticeTopic.REGISTRATION, "/applications/{number}", "number"),
    /** 利用登録が解除された. */
    APPLICATION_DONE(NoticeTopic.REGISTRATION, "/applications/{number}", "number"),
    /** 資格確認書が、解除の申請とは別に交付された. */
    CERTIFICATE_PAPER_ISSUED(NoticeTopic.REGISTRATION, "/eligibility", "number", "issuedOn"),
    /** 資格確認書の交付の申請を取り下げた. */
    CERTIFICATE_APPLICATION_WITHDRAWN(NoticeTopic.REGISTRATION, "/applications/{number}", "number"),
    /** 資格確認書の交付の申請を、保険者が返した. */
    CERTIFICATE_APPLICATION_RETURNED(NoticeTopic.REGISTRATION, "/applications/{number}", "number"),
    /** 資格確認書が無効になった. */
    CERTIFICATE_PAPER_REVOKED(NoticeTopic.REGISTRATION, "/eligibility", "revokedOn"),
    /** 問い合わせに回答があった. */
    INQUIRY_ANSWERED(NoticeTopic.INQUIRIES, "/access-log/inquiries/{number}", "number");

    private final NoticeTopic topic;
    private final String page;
    private final List<String> facts;

    /**
     * @param topic what the person decides about
     * @param page where the person goes on from here; {@code {name}} stands for a fact
     * @param facts of the text; a name that ends in {@code On} holds a day and one in {@code At} a
     *     moment, both as ISO 8601 writes them
     */
    Kind(NoticeTopic topic, String page, String... facts) {
      this.topic = topic;
      this.page = page;
      this.facts = List.of(facts);
    }

    /** The topic it belongs to. */
    public NoticeTopic topic() {
      return topic;
    }

    /** Where the person goes on from here; {@code {name}} stands for a fact. */
    public String page() {
      return page;
    }

    /** Names of the facts its text is made of, in order. */
    public List<String> facts() {
      return facts;
    }
  }
}
