package tegata.portal.download;

import java.util.EnumSet;
import java.util.Set;

/** In what form, and which kinds it can hold. */
enum FileFormat {
  CSV(EnumSet.allOf(DataKind.class)),
  /** FHIR R4 JSON. */
  FHIR(EnumSet.of(DataKind.MEDICINES, DataKind.CHECKUPS, DataKind.ELIGIBILITY)),
  /** 医療費通知情報 XML, signed by the insurer's side. */
  XML(EnumSet.of(DataKind.EXPENSES)),
  /** お薬手帳 (JAHISTC). */
  JAHIS(EnumSet.of(DataKind.MEDICINES)),
  /** 受診用まとめ. */
  PDF(EnumSet.of(DataKind.MEDICINES, DataKind.CHECKUPS, DataKind.ELIGIBILITY));

  private final Set<DataKind> kinds;

  FileFormat(Set<DataKind> kinds) {
    this.kinds = kinds;
  }

  /** Whether it can hold one of some kinds. */
  boolean holdsAny(Set<DataKind> chosen) {
    return chosen.stream().anyMatch(kinds::contains);
  }
}
