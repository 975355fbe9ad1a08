/** How every form of the settings is sent: the reply is the page, with what is wrong or with what was saved. */
export const ANSWERED_BY_PAGE = { 'hx-target': '#settings', 'hx-select': '#settings', 'hx-swap': 'outerMorph' }
