import { ShopPage } from './shop-page'

export function ShippingPage() {
  return (
    <ShopPage title="Shipping" path="/demo/shipping">
      <article class="info">
        <h1>Shipping</h1>
        <p>
          Every desk is made when you order it. It leaves the workshop after <b>ten working days</b> and reaches you two
          to four days later.
        </p>
        <h2>What it costs</h2>
        <p>
          Shipping is free in the European Union. To Switzerland, Norway and the United Kingdom it costs €49, duties
          included.
        </p>
        <h2>On the day</h2>
        <p>
          The evening before, the carrier sends you a two-hour window. The parcels are carried to your door, whatever
          the floor.
        </p>
        <h2>If a parcel is damaged or missing</h2>
        <p>
          Tell us in the chat within a week, with your order number. We send the part again at once and settle the rest
          with the carrier.
        </p>
      </article>
    </ShopPage>
  )
}

export function ReturnsPage() {
  return (
    <ShopPage title="Returns" path="/demo/returns">
      <article class="info">
        <h1>Returns</h1>
        <p>
          Try it for <b>60 days</b>. If you don’t want to keep it, we collect it and refund the price within five
          working days of its arrival.
        </p>
        <h2>How to return it</h2>
        <p>
          Write to us in the chat with your order number. You get a label and a collection day. The original box is
          best, but any box will do.
        </p>
        <h2>Guarantee</h2>
        <p>Wood and frames are guaranteed for ten years, motors for five.</p>
      </article>
    </ShopPage>
  )
}
