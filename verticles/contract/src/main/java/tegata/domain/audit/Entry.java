package tegata.domain.audit;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * アクセス記録の一件: who did what with whose data, on what basis and with what result. Holds kinds of data,
 * never the data.
 *
 * @param kind what was done
 * @param subject whose data; empty where we know nobody (an eligibility question about a stranger)
 * @param actor who did it
 * @param categories kinds of data concerned
 * @param basis why it was allowed or refused
 * @param result how it ended
 * @param request the request it belongs to; a second entry of the same kind for the same subject in
 *     it is the same entry
 * @param note machine-readable remainder that is no personal data: an insurer number, a count, a
 *     reason code
 */
public record Entry(
    Kind kind,
    Optional<UUID> subject,
    Actor actor,
    Set<Category> categories,
    Basis basis,
    Result result,
    UUID request,
    Optional<String> note) {

  /** 操作. Every kind stands in docs/audit-events.md. */
  public enum Kind {
    LOGIN,
    RECORDS_VIEWED,
    RECORDS_DOWNLOADED,
    ELIGIBILITY_CHECKED,
    HISTORY_VIEWED,
    DEREGISTRATION_REQUESTED,
    DEREGISTRATION_MENDED,
    DEREGISTRATION_WITHDRAWN,
    DEREGISTRATION_SENT,
    DEREGISTRATION_DECIDED,
    DEREGISTRATION_STOPPED,
    DEREGISTRATION_SCHEDULED,
    REGISTRATION_MADE,
    REGISTRATION_ENDED,
    MESSAGE_RELEASED,
    CLAIM_CONFLICT_VIEWED,
    CLAIM_CONFLICT_DECIDED,
    CONTRADICTION_SETTLED,
    RECORDS_IMPORTED,
    CONSENT_GIVEN,
    CONSENT_REFUSED,
    CONSENT_REVOKED,
    CONSENT_CARRY_OVER_SET,
    RECORDS_PROVIDED,
    RECORDS_REFUSED,
    CARD_RENEWED,
    LOGGED_OUT_EVERYWHERE,
    NOTICES_CHOSEN,
    PROXY_INVITED,
    PROXY_INVITATION_WITHDRAWN,
    PROXY_STARTED,
    PROXY_ENDED,
    TAX_DRAFT_DELETED,
    ALL_STOPPED,
    BATCH_RECEIVED,
    RECORDS_EXPIRED,
    STAFF_REGISTERED,
    STAFF_LOGIN,
    INSURER_VIEWED,
    INQUIRY_RECEIVED,
    INQUIRY_VIEWED,
    INQUIRY_ANSWERED,
    TAX_CODE_ISSUED,
    TAX_CODE_ENDED,
    TAX_DOCUMENT_FETCHED,
    PAPER_ISSUED,
    PAPER_REVOKED,
    PAPER_VERIFIED,
    CERTIFICATE_REQUESTED,
    CERTIFICATE_WITHDRAWN,
    CERTIFICATE_DECIDED
  }

  /** 情報の種類. */
  public enum Category {
    MEDICATION,
    TREATMENT,
    OPERATION,
    CHECKUP,
    SPECIFIC_DISEASE,
    EXPENSE,
    ELIGIBILITY,
    REGISTRATION,
    LIMIT,
    ACCESS_HISTORY,
    CONSENT,
    NOTICE,
    PROXY
  }

  /** 根拠. */
  public enum Basis {
    /** 本人. */
    SELF,
    /** 代理: for the subject, by a proxy; it stands in the histories of both. */
    PROXY,
    /** 本人の同意. */
    CONSENT,
    /** 法令: 資格確認 needs no consent. */
    LAW,
    /** 運営・保険者の業務. */
    DUTY
  }

  /** 結果. */
  public enum Result {
    DONE,
    DENIED,
    FAILED
  }

  /**
   * 操作した者.
   *
   * @param kind the caller's kind as a word
   * @param id 医療機関コード, person id, 職員番号 …
   * @param name as shown to the patient
   */
  public record Actor(String kind, String id, String name) {}
}
