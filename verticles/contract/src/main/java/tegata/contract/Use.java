package tegata.contract;

/** What a person's records are read for; the log tells the difference. */
public enum Use {
  VIEW,
  DOWNLOAD
}
