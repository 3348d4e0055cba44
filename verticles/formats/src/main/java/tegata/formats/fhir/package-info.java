/**
 * HL7 FHIR R4 (JP Core 1.1.2, eCheckup 1.5.0), written for people who take their data with them.
 */
package tegata.formats.fhir;
