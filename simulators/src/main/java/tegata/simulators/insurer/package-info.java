/**
 * 保険者の資格確認: the insurers' backends that a gateway asks, speaking OQS XML over HTTPS, and the faults
 * that can be switched on. The element names are those seen in practice; the official interface
 * specification is not public.
 */
package tegata.simulators.insurer;
