/**
 * 壊れた相手と付き合う規則. Small state machines on a clock that is handed in; they know neither HTTP nor
 * Vert.x. None is safe for several threads: each belongs to one event loop.
 */
package tegata.gateway.resilience;
