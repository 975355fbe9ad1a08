import type { Page } from 'playwright-core'

// What eyes and fingers need of a page, measured as the browser shows it. Each returns what falls short, in words.

/**
 * Text with less contrast than 4.5:1, or 3:1 where it is large (WCAG 1.4.3), and fields whose border has less than 3:1 with
 * what is around it (1.4.11). What is disabled is left out, as there; so is the widget's box, which is the whole foot of the
 * chat.
 */
export function faint(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const canvas = new OffscreenCanvas(1, 1).getContext('2d', {
      willReadFrequently: true,
    }) as OffscreenCanvasRenderingContext2D
    for (const animation of document.getAnimations()) animation.cancel()
    const shown = [...document.body.querySelectorAll<HTMLElement>('*')].filter(
      (element) =>
        element.checkVisibility({ visibilityProperty: true }) &&
        !element.closest(':disabled, [aria-disabled="true"], .unseen, svg'),
    )
    return [...new Set(shown.flatMap((element) => [...text(element), ...placeholder(element), ...border(element)]))]

    function text(element: HTMLElement): string[] {
      const own = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim())
      const isField = element.matches('select, textarea, input:not([type=checkbox], [type=radio], [type=hidden])')
      return own || isField ? told(element, getComputedStyle(element)) : []
    }

    function placeholder(element: HTMLElement): string[] {
      return element.matches(':placeholder-shown') ? told(element, getComputedStyle(element, '::placeholder')) : []
    }

    function told(element: HTMLElement, { color, fontSize, fontWeight }: CSSStyleDeclaration): string[] {
      const size = Number.parseFloat(fontSize)
      const least = size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700) ? 3 : 4.5
      const below = layers(element)
      return complaint(element, ratio(pixel([...below, color], opacity(element), below), pixel(below)), least)
    }

    function border(element: HTMLElement): string[] {
      if (!element.matches('select, textarea, input:not([type=checkbox], [type=radio], [type=file], [type=hidden])'))
        return []
      // A field without a border of its own stands in a box that has one.
      let box = element
      while (box.parentElement && Number.parseFloat(getComputedStyle(box).borderTopWidth) === 0) box = box.parentElement
      if (box.closest('.widget')) return []
      const around = layers(box.parentElement)
      return complaint(box, ratio(pixel([...around, getComputedStyle(box).borderTopColor]), pixel(around)), 3)
    }

    function complaint(element: HTMLElement, contrast: number, least: number): string[] {
      return contrast < least ? [`${contrast.toFixed(2)} < ${least} ${element.outerHTML.slice(0, 120)}`] : []
    }

    /** The colours that lie under an element, from below. */
    function layers(element: Element | null): string[] {
      return element ? [...layers(element.parentElement), getComputedStyle(element).backgroundColor] : ['Canvas']
    }

    function opacity(element: Element | null): number {
      return element ? Number(getComputedStyle(element).opacity) * opacity(element.parentElement) : 1
    }

    function pixel(colours: string[], alpha = 1, below: string[] = []): number[] {
      canvas.globalAlpha = 1
      for (const colour of colours) paint(colour)
      if (alpha === 1) return read()
      const above = read()
      const under = pixel(below)
      return above.map((value, at) => value * alpha + (under[at] ?? 0) * (1 - alpha))
    }

    function paint(colour: string): void {
      canvas.fillStyle = colour === 'Canvas' ? getComputedStyle(document.body).backgroundColor : colour
      canvas.fillRect(0, 0, 1, 1)
    }

    function read(): number[] {
      return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3)
    }

    function ratio(one: number[], other: number[]): number {
      const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
      return (light + 0.05) / (dark + 0.05)
    }

    function luminance(rgb: number[]): number {
      const [r = 0, g = 0, b = 0] = rgb.map((value) =>
        value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
      )
      return 0.2126 * r + 0.7152 * g + 0.0722 * b
    }
  })
}

/** Fields whose text is smaller than 16 px: a phone zooms in when one gets the focus, and does not zoom out again. */
export function smallFields(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLInputElement>('input, select, textarea')]
      .filter((field) => field.checkVisibility() && !/checkbox|radio|file|hidden/.test(field.type))
      .filter((field) => Number.parseFloat(getComputedStyle(field).fontSize) < 16)
      .map((field) => `${getComputedStyle(field).fontSize} ${field.outerHTML.slice(0, 80)}`),
  )
}

/** Controls that a finger can miss: less than 44 px high, or wide where no words are in them. Links in a text are left out. */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const LEAST = 43.5
    const controls = document.querySelectorAll<HTMLElement>(
      'button, select, input, textarea, summary, a[href], label:has(input)',
    )
    return [...controls].filter(isTarget).flatMap((control) => {
      const { width, height } = control.getBoundingClientRect()
      if (height >= LEAST && (width >= LEAST || control.textContent?.trim())) return []
      if (reaches(control, width < LEAST ? LEAST : 0, height < LEAST ? LEAST : 0)) return []
      return [`${Math.round(width)}×${Math.round(height)} ${control.outerHTML.slice(0, 100)}`]
    })

    function isTarget(control: HTMLElement): boolean {
      if (!control.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || control.matches(':disabled'))
        return false
      if (
        control.matches(
          'a.link, button.link, .bubble a, .prose a, input:is([type=checkbox], [type=radio], [type=file])',
        )
      )
        return false
      const { width, height } = control.getBoundingClientRect()
      return width > 1 && height > 1
    }

    /** What is around it may belong to it, such as the box of an `::after`. */
    function reaches(control: HTMLElement, width: number, height: number): boolean {
      control.scrollIntoView({ block: 'center', inline: 'center' })
      const { left, right, top, bottom } = control.getBoundingClientRect()
      const [x, y] = [(left + right) / 2, (top + bottom) / 2]
      const points = [
        [x, y - height / 2 + 1],
        [x, y + height / 2 - 1],
        [x - width / 2 + 1, y],
        [x + width / 2 - 1, y],
      ] as const
      return points.every(([x, y]) => control.contains(document.elementFromPoint(x, y)))
    }
  })
}

/** The page, and what scrolls in it, where it would have to be moved sideways to be read. */
export function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('main, main > .page')]
      .filter((element) => element.scrollWidth > element.clientWidth + 1)
      .map((element) => `${element.scrollWidth} > ${element.clientWidth} px ${element.outerHTML.slice(0, 80)}`),
  )
}
