export type Audience = 'agents' | 'visitor'
