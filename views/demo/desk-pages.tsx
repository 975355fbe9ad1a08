import { DESKS, type Desk } from './desks'
import { ShopPage } from './shop-page'

/** The shop's front page: what there is. */
export function DesksPage() {
  return (
    <ShopPage title="Desks" path="/demo">
      <div class="hero">
        <h1>Desks that stay out of your way</h1>
        <p>Made to order from European wood in our workshop, packed flat, and good for a few decades of work.</p>
      </div>
      <ul class="desks">
        {DESKS.map((desk) => (
          <li>
            <DeskCard desk={desk} />
          </li>
        ))}
      </ul>
    </ShopPage>
  )
}

function DeskCard({ desk: { slug, name, kind, price } }: { desk: Desk }) {
  return (
    <a class="desk" href={`/demo/desks/${slug}`}>
      <img class="desk__picture" src={`/assets/img/desk-${slug}.svg`} alt="" width="480" height="360" />
      <b safe>{name}</b>
      <span class="desk__price" safe>
        {price}
      </span>
      <span class="desk__kind" safe>
        {kind}
      </span>
    </a>
  )
}

/** One desk. Nothing can be bought here, but the chat can be asked about it. */
export function DeskPage({ desk: { slug, name, kind, price, line, about, facts } }: { desk: Desk }) {
  return (
    <ShopPage title={name} path={`/demo/desks/${slug}`}>
      <div class="product">
        <img class="product__picture" src={`/assets/img/desk-${slug}.svg`} alt={kind} width="480" height="360" />
        <div class="product__words">
          <p class="product__kind" safe>
            {kind}
          </p>
          <h1 safe>{name}</h1>
          <p class="product__line" safe>
            {line}
          </p>
          <p safe>{about}</p>
          <p class="product__price" safe>
            {price}
          </p>
          <dl class="product__facts">
            {facts.map(([fact, value]) => (
              <div>
                <dt safe>{fact}</dt>
                <dd safe>{value}</dd>
              </div>
            ))}
          </dl>
        </div>
      </div>
    </ShopPage>
  )
}
