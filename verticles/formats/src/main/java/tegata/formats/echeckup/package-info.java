/** 特定健診の FHIR 文書（JP eCheckup, 健診結果報告書 Bundle）。 */
package tegata.formats.echeckup;
