/** 診療・手術情報. */
package tegata.domain.treatment;
