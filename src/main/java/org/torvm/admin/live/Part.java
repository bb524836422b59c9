package org.torvm.admin.live;

/** What of a qube is read by calls of its own. */
enum Part {
  /** That it exists, its class and its power state: one call. */
  STATE,
  /** All its properties: one call. */
  PROPERTIES,
  /** Its tags: one call. */
  TAGS,
  /** Its watched features: a call and one for each. */
  FEATURES
}
