import { html } from '@elysiajs/html'
import { Elysia } from 'elysia'
import type { Rendered } from '../../../views/jsx/markup'
import { sealMarkup } from '../../../views/jsx/seal'
import { bodyScope } from '../http/body-scope'
import { agentScope, strangerScope, visitorScope } from './people'
import {
  articleScope,
  attachmentScope,
  conversationScope,
  ownAttachmentScope,
  ownConversationScope,
  savedReplyScope,
  savedViewScope,
  ticketScope,
} from './records'

/** What every route file builds on: HTML replies, and the scopes that find things through the person who asks. */
export const pages = new Elysia({ name: 'pages' })
  .use(html({ autoDetect: false, autoDoctype: false, contentType: 'text/html; charset=utf-8' }))
  .derive({ as: 'scoped' }, ({ html, set }) => ({
    /** A reply of what a component rendered, with its seal. */
    html(content: Rendered) {
      const { html: text, seal } = sealMarkup(content)
      set.headers['parley-seal'] = seal
      return html(text)
    },
  }))
  .use(agentScope)
  .use(conversationScope)
  .use(attachmentScope)
  .use(visitorScope)
  .use(ownConversationScope)
  .use(ownAttachmentScope)
  .use(articleScope)
  .use(ticketScope)
  .use(savedReplyScope)
  .use(savedViewScope)
  .use(strangerScope)
  .use(bodyScope)
