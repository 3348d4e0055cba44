/**
 * 電子レセプト（医科・歯科・調剤・DPC、保険者向け RECODEINFO、返戻）。 Comma separated records without quotes in MS932. A file
 * is read one claim at a time; item numbers are those of the 記録条件仕様, item 1 is the record's id.
 */
package tegata.formats.claim;
