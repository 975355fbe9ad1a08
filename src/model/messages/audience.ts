/** Who a rendering is for: the team, or the visitor, who sees no notes and other words for some system lines. */
export type Audience = 'agents' | 'visitor'
