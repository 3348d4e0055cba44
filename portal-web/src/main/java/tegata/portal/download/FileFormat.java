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
  /** 受診用まとめ, one page of all three: with one of them left out it would be another paper. */
  PDF(EnumSet.of(DataKind.MEDICINES, DataKind.CHECKUPS, DataKind.ELIGIBILITY));

  private final Set<DataKind> kinds;

  FileFormat(Set<DataKind> kinds) {
    this.kinds = kinds;
  }

  /** Whether a file is made of what was chosen; nothing else may be in it. */
  boolean isMadeOf(Set<DataKind> chosen) {
    return this == PDF ? chosen.containsAll(kinds) : chosen.stream().anyMatch(kinds::contains);
  }
}
