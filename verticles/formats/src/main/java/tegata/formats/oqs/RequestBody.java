package tegata.formats.oqs;

/** 照会の MessageBody. */
public record RequestBody(QualificationConfirmSearchInfo qualificationConfirmSearchInfo) {}
