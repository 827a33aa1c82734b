/**
 * Java client of an ilwon server: proves that a person controls a Korean bank account, by a deposit
 * of one won. Begin with {@link io.ilwon.client.Ilwon}. Needs Java 17 and nothing else.
 */
package io.ilwon.client;
