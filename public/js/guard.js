/**
 * Nothing gets htmx to act but what our server wrote. Whatever carries attributes that htmx reads must bear the seal that
 * came beside its page, reply or frame (`views/jsx/seal.ts`); from everything else they are taken before htmx sees it.
 * And only what has been through here becomes HTML, or a script, at all. See docs/decisions/htmx-guard.md.
 */
;(() => {
  const READ = /^(data-)?(hx|ws)-/
  const UNWANTED = 'script,meta,base,link,iframe,object,embed'
  const rules = {
    createHTML: (html) => html,
    createScriptURL: (url) => (url.startsWith('/assets/') ? url : ''),
  }
  const policy = window.trustedTypes?.createPolicy('parley', rules) ?? rules

  htmx.registerExtension('guard', {
    init: (api) => api.initSecurity(policy),
    htmx_before_swap(_, { ctx, tasks }) {
      const seal = ctx.response ? parley.sealOf(ctx.response) : /seal:(\S+)/.exec(ctx.swap)?.[1]
      if (!seal && ctx.text) {
        parley.tell('The server did not answer. Try again.')
        return false
      }
      tasks.splice(0, tasks.length, ...tasks.filter(({ type, swapSpec }) => type === 'main' || swapSpec.seal === seal))
      for (const { fragment } of tasks) sweep(fragment, seal)
    },
  })

  // Where this fails, htmx does not start.
  htmx.initialize = () => {}
  sweep(document, document.currentScript.dataset.seal)
  delete htmx.initialize

  parley.sealOf = ({ headers }) => headers.get('Parley-Seal')

  /** HTML as a fragment, for what is put in its place without htmx: htmx finds nothing in it. */
  parley.fragment = (html) => {
    const template = document.createElement('template')
    template.innerHTML = policy.createHTML(html)
    sweep(template.content)
    return template.content
  }

  /** Says once, in the corner of the page, what the page itself has found out. Returns the note. */
  parley.tell = (words) => {
    const toasts = document.getElementById('toasts')
    const said = [...toasts.children].find(({ firstChild }) => firstChild.textContent === words)
    if (said) return said
    const toast = parley.fragment(
      '<div class=toast data-toast><p></p><button class=tool type=button aria-label=Dismiss data-dismiss>✕</button></div>',
    ).firstChild
    toast.firstChild.append(words)
    toasts.append(toast)
    return toast
  }

  /** An element that loads a script of ours. */
  parley.script = (url) => {
    const script = document.createElement('script')
    script.src = policy.createScriptURL(url)
    return script
  }

  function sweep(root, seal) {
    for (const element of root.querySelectorAll('*')) {
      if (root !== document && element.matches(UNWANTED)) element.remove()
      const read = element.getAttributeNames().filter((name) => READ.test(name))
      if (element.getAttribute('data-seal') !== seal + read.length)
        for (const name of read) element.removeAttribute(name)
      element.removeAttribute('data-seal')
      if (element instanceof HTMLTemplateElement) sweep(element.content, seal)
    }
  }
})()
