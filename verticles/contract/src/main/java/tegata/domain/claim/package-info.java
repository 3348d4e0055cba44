/**
 * 電子レセプトの意味: which version of a claim stands, and what a patient sees of it. No official text says
 * how 薬剤情報, 診療情報 and 医療費通知情報 are made from claims; what has no source given is a profile of this
 * project.
 */
package tegata.domain.claim;
