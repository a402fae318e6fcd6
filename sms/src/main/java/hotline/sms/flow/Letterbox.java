package hotline.sms.flow;

import hotline.sms.link.Incoming;
import hotline.sms.link.IncomingReceipt;
import hotline.sms.link.IncomingText;

/** Writes down what the gateway hands over, before the gateway is told that we have it. */
final class Letterbox implements Incoming {

    private final Stores stores;
    private final Runnable arrived;
    private final Runnable bound;

    Letterbox(Stores stores, Runnable arrived, Runnable bound) {
        this.stores = stores;
        this.arrived = arrived;
        this.bound = bound;
    }

    @Override
    public void bound() {
        bound.run();
    }

    @Override
    public void receipt(IncomingReceipt receipt) {
        stores.database()
                .runInTransaction(dsl ->
                        stores.receipts().write(dsl, receipt, stores.business().instant()));
        arrived.run();
    }

    @Override
    public void text(IncomingText text) {
        stores.database()
                .runInTransaction(dsl -> stores.inbox()
                        .write(
                                dsl,
                                text,
                                stores.messages().deliveredTo(dsl, text.phone()),
                                stores.business().instant()));
        arrived.run();
    }
}
