/** レセプト電算処理システムのマスター (医薬品, 診療行為, 傷病名, 修飾語, コメント). */
package tegata.formats.master;
